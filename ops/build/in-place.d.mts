export function replaceFolder(finished: string, folder: string): void;
export function removeOlder(folder: string, began: number): void;
