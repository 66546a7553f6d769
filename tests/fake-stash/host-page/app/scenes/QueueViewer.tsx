import React from 'react';
import { Button, ButtonGroup } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { sceneTitle } from '../shared/text.ts';
import type { SlimScene } from '../types.ts';

interface QueueViewerProps {
  scenes: SlimScene[];
  currentID: string;
  linkTo: (sceneID: string) => string;
  onSceneClicked: (sceneID: string) => void;
  onNext: () => void;
  onPrevious: () => void;
}

export const QueueViewer: React.FC<QueueViewerProps> = (props) => {
  const { scenes, currentID, linkTo, onSceneClicked, onNext, onPrevious } = props;
  const current = scenes.findIndex(({ id }) => id === currentID);
  return (
    <div id="queue-viewer">
      <ButtonGroup className="queue-controls">
        <Button variant="secondary" disabled={current <= 0} onClick={onPrevious}>
          Previous scene
        </Button>
        <Button variant="secondary" disabled={current >= scenes.length - 1} onClick={onNext}>
          Next scene
        </Button>
      </ButtonGroup>
      <ol id="queue-content">
        {scenes.map((scene) => (
          <li key={scene.id} className={scene.id === currentID ? 'current' : ''}>
            <Link
              to={linkTo(scene.id)}
              onClick={(event: React.MouseEvent) => {
                event.preventDefault();
                onSceneClicked(scene.id);
              }}
            >
              <img alt="" loading="lazy" src={scene.paths.screenshot ?? undefined} />
              <span>{sceneTitle(scene)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
};
