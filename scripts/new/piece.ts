export interface NewPiece {
  files: Record<string, string>;
  /** Existing files, and what becomes of their text. */
  edits: Record<string, (text: string) => string>;
  /** What the person does now. */
  next: string;
}

export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
