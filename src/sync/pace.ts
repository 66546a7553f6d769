import { number } from '../counted.ts';

/** "1,200 of 20,000 scenes, 2,300 a second, 8 s left": what a progress message says of speed, from the first second on. */
export function startPace(total: number): (done: number) => string {
  const started = performance.now();
  return (done) => {
    const counts = `${number(done)} of ${number(total)} scenes`;
    const seconds = (performance.now() - started) / 1000;
    if (seconds < 1 || done === 0) return counts;
    const rate = done / seconds;
    return `${counts}, ${number(Math.round(rate))} a second, ${timeText((total - done) / rate)} left`;
  };
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}
