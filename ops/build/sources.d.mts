export function sourceFolders(root: string): string[];
export function newestSource(root: string): number;
