declare module 'mousetrap-pause' {
  /** Adds `pause` and `unpause` to a Mousetrap and returns it. */
  export default function addPause<Trap>(mousetrap: Trap): Trap & { pause(): void; unpause(): void };
}
