/*
 * One small style sheet, every selector below a class of ours: Stash's own elements keep their computed styles.
 * Colours follow the variables of Stash's theme where it has them.
 */
const css = `
.stashhog-badges { position: absolute; left: 0.35rem; top: 2.1rem; z-index: 2; display: flex; flex-direction: column;
  align-items: flex-start; gap: 0.25rem; max-width: calc(100% - 0.7rem); pointer-events: none; }
.stashhog-badges .stashhog-badge { pointer-events: auto; display: block; max-width: 100%; overflow: hidden;
  text-overflow: ellipsis; white-space: nowrap; padding: 0.2rem 0.45rem; border-radius: 0.25rem; font-size: 0.75rem;
  font-weight: 600; line-height: 1.2; color: #fff; background: #30404d; box-shadow: 0 0 2px rgba(0, 0, 0, 0.6);
  text-decoration: none; }
.stashhog-badges a.stashhog-badge:hover, .stashhog-badges a.stashhog-badge:focus-visible { color: #fff;
  filter: brightness(1.2); outline: 2px solid rgba(255, 255, 255, 0.7); outline-offset: 1px; }
.stashhog-badges .stashhog-run { background: linear-gradient(90deg, #106ba3 var(--stashhog-done), #0e4468 0); }
.stashhog-badges .stashhog-pending { background: #a66321; }
.stashhog-badges .stashhog-resync { background: #394b59; }
.stashhog-count { display: inline-block; min-width: 1.5em; margin-left: 0.4em; padding: 0.15em 0.45em;
  border-radius: 1em; background: #a66321; color: #fff; font-size: 0.75em; font-weight: 700; line-height: 1.2;
  text-align: center; }
.stashhog-dot { display: inline-block; width: 0.55em; height: 0.55em; margin-left: 0.4em; border-radius: 50%;
  background: #48aff0; animation: stashhog-pulse 1.6s ease-in-out infinite; }
@keyframes stashhog-pulse { 50% { opacity: 0.35; } }
@media (prefers-reduced-motion: reduce) { .stashhog-dot { animation: none; } }
.stashhog-navigation { white-space: nowrap; }
.stashhog-page { padding: 0 0.5rem; }
.stashhog-tab { min-height: 6rem; }
.stashhog-note { display: flex; flex-direction: column; align-items: flex-start; gap: 0.75rem; max-width: 40rem;
  margin: 1.5rem auto; padding: 1rem 1.25rem; border-radius: 0.25rem; background: #30404d; color: #f5f8fa; }
.stashhog-note p { margin: 0; overflow-wrap: anywhere; }
.stashhog-note .stashhog-reason { color: #bfccd6; font-size: 0.85em; }
.stashhog-loading { display: flex; align-items: center; justify-content: center; gap: 0.75rem; min-height: 6rem;
  color: #bfccd6; animation: stashhog-appear 0.2s 0.25s both; }
@keyframes stashhog-appear { from { opacity: 0; } }
.stashhog-section .stashhog-wishes { padding: 0.35rem 0.5rem 0.5rem 1rem; }
.stashhog-section .stashhog-wishes .custom-control { padding-top: 0.2rem; padding-bottom: 0.2rem; }
.stashhog-settings { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.75rem;
  padding: 0.75rem 1rem; }
`;

/** Puts the style sheet into the page until the signal aborts. */
export function addStyles(document: Document, signal: AbortSignal): void {
  const style = document.createElement('style');
  style.dataset['stashhog'] = '';
  style.textContent = css;
  document.head.append(style);
  signal.addEventListener('abort', () => style.remove());
}
