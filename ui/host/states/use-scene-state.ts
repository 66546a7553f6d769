import type { HostReact } from '../plugin-api.ts';
import type { AskedScene, SceneState, SceneStates } from './scene-states.ts';

/** A hook of Stash's React 17. Asks for the scene's state when it is first shown or was changed in Stash. */
export function useSceneState(
  React: HostReact,
  states: SceneStates,
  { id, updatedAtUnix }: AskedScene,
): SceneState | undefined {
  const [, renderAgain] = React.useState(0);
  React.useEffect(() => {
    const leave = states.subscribe(id, () => renderAgain((count) => count + 1));
    states.want([updatedAtUnix === undefined ? { id } : { id, updatedAtUnix }]);
    return leave;
  }, [states, id, updatedAtUnix]);
  return states.get(id);
}
