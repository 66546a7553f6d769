import { Button, Group, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { isOpen } from '../../data/decisions.ts';
import type { ReviewScene } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { paths } from '../route.ts';
import { Icon } from '../shared/Icon.tsx';
import { Link } from '../shared/Link.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { highlight, splitPath } from './highlight.ts';
import { Pieces } from './Pieces.tsx';
import { useReview } from './review-context.ts';

interface Props {
  scene: ReviewScene;
  /** The change of this scene that the keyboard is at, or null. */
  current: number | null;
  editing: number | null;
  /** On the scene's own page its picture and title are there already. */
  bare?: boolean;
}

/** One scene of a review with its proposed changes. */
export const SceneCard = memo(function SceneCard({ scene, current, editing, bare = false }: Props) {
  return (
    <article className={bare ? 'scene bare' : 'scene surface'} aria-label={scene.title}>
      {!bare && <SceneHead scene={scene} />}
      {bare && <ScenePath scene={scene} />}
      <ul className="changes">
        {scene.changes.map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            current={change.id === current}
            editing={change.id === editing}
          />
        ))}
      </ul>
    </article>
  );
});

function SceneHead({ scene }: { scene: ReviewScene }) {
  const open = scene.changes.filter((change) => isOpen(change.status));
  return (
    <header className="scene-head">
      <Picture scene={scene} />
      <div className="scene-about">
        <Text fw={600} className="wrap-anywhere">
          <Link to={paths.scene(scene.id)}>{scene.title}</Link>
        </Text>
        <ScenePath scene={scene} />
        <Text size="xs" c="dimmed" className="scene-known">
          {scene.studio && <span>{scene.studio.name}</span>}
          {scene.performers.map((performer) => (
            <span key={performer.id}>{performer.name}</span>
          ))}
          {scene.organized && <span>{texts.review.organized}</span>}
        </Text>
      </div>
      {open.length > 1 && <SceneButtons scene={scene} />}
    </header>
  );
}

function SceneButtons({ scene }: { scene: ReviewScene }) {
  const { decide } = useReview();
  return (
    <Group gap={6} className="scene-buttons">
      <Button
        size="compact-sm"
        variant="light"
        color="teal"
        leftSection={<Icon name="check" size={14} />}
        aria-label={texts.review.acceptSceneLabel(scene.title)}
        onClick={() => decide(scene.changes, 'approve')}
      >
        {texts.review.acceptScene}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="cross" size={14} />}
        aria-label={texts.review.rejectSceneLabel(scene.title)}
        onClick={() => decide(scene.changes, 'reject')}
      >
        {texts.review.rejectScene}
      </Button>
    </Group>
  );
}

function Picture({ scene }: { scene: ReviewScene }) {
  const host = useHost();
  const [missing, setMissing] = useState(false);
  return (
    <Link to={paths.scene(scene.id)} className="picture" label={scene.title}>
      {!missing && (
        <img
          src={host.href(`/scene/${scene.id}/screenshot`)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setMissing(true)}
        />
      )}
    </Link>
  );
}

/** The path with what the evidence points at marked: most proposals come from it. */
function ScenePath({ scene }: { scene: ReviewScene }) {
  if (scene.path === null) {
    return (
      <Text size="xs" c="dimmed">
        {texts.review.noPath}
      </Text>
    );
  }
  const evidence = scene.changes.flatMap((change) => change.evidence.filter((one) => one.source === 'path'));
  const { folder } = splitPath(scene.path);
  const pieces = highlight(scene.path, evidence);
  return (
    <p className="path" title={scene.path}>
      <Pieces pieces={pieces} dimUntil={folder.length} />
    </p>
  );
}
