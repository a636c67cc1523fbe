export function withOutput(page: string, printed: string): string;
