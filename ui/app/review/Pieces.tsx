import type { TextPiece } from './highlight.ts';

/** Text with marked pieces. Paths may break after each separator, and only there. */
export function Pieces({ pieces, dimUntil = 0 }: { pieces: TextPiece[]; dimUntil?: number }) {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    const content = breakable(piece.text);
    if (piece.marked) return <mark key={start}>{content}</mark>;
    return (
      <span key={start} className={at <= dimUntil ? 'folder' : undefined}>
        {content}
      </span>
    );
  });
}

function breakable(text: string) {
  return text
    .split(/(?<=[/\\_.])/)
    .flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}
