import React, { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Alert } from 'react-bootstrap';
import type { RouteComponentProps } from 'react-router-dom';
import { LoadingIndicator } from '../shared/LoadingIndicator.tsx';
import { mutateScenesDestroy, queryFindScenes, queryFindScenesByID, useFindScene } from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import type { Scene, SlimScene } from '../types.ts';
import { DeleteScenesDialog } from './DeleteScenesDialog.tsx';
import { SceneQueue } from './scene-queue.ts';
import { ScenePage } from './ScenePage.tsx';
import { ScenePlayer } from './ScenePlayer.tsx';

/**
 * Loads the scene of the address and its queue. While the next scene loads the last one stays on screen, and the
 * page below is never mounted anew: what a plugin puts into a tab lives on with another scene.
 */
const SceneLoader: React.FC<RouteComponentProps<{ id: string }>> = ({ location, history, match }) => {
  const { id } = match.params;
  const toast = useToast();
  const { data, loading, error } = useFindScene(id);
  const [scene, setScene] = useState<Scene>();
  const [queueScenes, setQueueScenes] = useState<SlimScene[]>([]);
  const [collapsed, setCollapsed] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const jump = useRef<(seconds: number) => void>();

  useLayoutEffect(() => {
    if (!loading) setScene(data?.findScene ?? undefined);
  }, [data, loading]);

  const params = useMemo(() => new URLSearchParams(location.search), [location.search]);
  const queue = useMemo(() => SceneQueue.fromQueryParameters(params), [params]);

  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      const found = queue.query
        ? await queryFindScenes(queue.query)
        : queue.sceneIDs && (await queryFindScenesByID(queue.sceneIDs));
      if (!left) setQueueScenes(found?.data.findScenes.scenes ?? []);
    };
    load().catch((failure: unknown) => toast.error(failure));
    return () => {
      left = true;
    };
  }, [queue, toast]);

  const linkToQueued = (sceneID: string): string => queue.makeLink(sceneID, { continue: false });
  const goTo = (sceneID: string | undefined): void => {
    if (sceneID !== undefined) history.push(linkToQueued(sceneID));
  };
  const current = queueScenes.findIndex((queued) => queued.id === id);
  const sendSetTimestamp = useCallback((setTimestamp: (seconds: number) => void) => {
    jump.current = setTimestamp;
  }, []);

  if (!scene) {
    if (loading) return <LoadingIndicator />;
    return <Alert variant="danger">{error?.message ?? `No scene found with id ${id}.`}</Alert>;
  }

  return (
    <div className="row scene-page">
      {deleting && (
        <DeleteScenesDialog
          count={1}
          onClose={() => setDeleting(false)}
          onDelete={async (deleteFile) => {
            try {
              await mutateScenesDestroy([scene.id], deleteFile);
              history.push('/scenes');
            } catch (failure) {
              toast.error(failure);
            }
          }}
        />
      )}
      <ScenePage
        scene={scene}
        setTimestamp={(seconds) => jump.current?.(seconds)}
        queueScenes={queueScenes}
        linkToQueued={linkToQueued}
        onQueueSceneClicked={goTo}
        onQueueNext={() => goTo(queueScenes[current + 1]?.id)}
        onQueuePrevious={() => goTo(queueScenes[current - 1]?.id)}
        onDelete={() => setDeleting(true)}
        collapsed={collapsed}
        setCollapsed={setCollapsed}
      />
      <div className={`scene-player-container${collapsed ? ' expanded' : ''}`}>
        <ScenePlayer
          scene={scene}
          initialTimestamp={Number(params.get('t') ?? 0)}
          sendSetTimestamp={sendSetTimestamp}
        />
      </div>
    </div>
  );
};

export default SceneLoader;
