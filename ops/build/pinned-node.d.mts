export declare const nodePackages: Readonly<Record<string, string>>;
export declare const nodeVersion: string;
export declare function otherNode(version?: string): string | null;
export declare function pinnedNode(platform?: string): string;
export declare function refuseOtherNode(): void;
