import React from 'react';
import { Button, ButtonGroup, OverlayTrigger, Popover } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { faBox, faMapMarkerAlt, faTag, faUser, type IconDefinition } from '../icons.ts';
import { patchComponent } from '../patch.tsx';
import { GridCard } from '../shared/GridCard.tsx';
import { Icon } from '../shared/Icon.tsx';
import { scenesOf } from '../shared/nav-utils.ts';
import { fileSize, resolution, scenePath, sceneTitle, timestamp } from '../shared/text.ts';
import { TruncatedText } from '../shared/TruncatedText.tsx';
import type { SlimScene } from '../types.ts';
import type { SceneQueue } from './scene-queue.ts';

/** All four parts of the card get the card's own properties. */
export interface SceneCardProps {
  scene: SlimScene;
  width?: number;
  previewHeight?: number;
  index?: number;
  queue?: SceneQueue;
  compact?: boolean;
  selecting?: boolean;
  selected?: boolean | undefined;
  zoomIndex?: number;
  onSelectedChanged?: (selected: boolean, shiftKey: boolean) => void;
  fromGroupId?: string;
}

const PopoverCount: React.FC<{ className: string; icon: IconDefinition; title: string; names: string[] }> = ({
  className,
  icon,
  title,
  names,
}) => (
  <OverlayTrigger
    placement="bottom"
    overlay={
      <Popover id={className}>
        <Popover.Title>{title}</Popover.Title>
        <Popover.Content>{names.join(', ')}</Popover.Content>
      </Popover>
    }
  >
    <Button className={`minimal ${className}`} title={title}>
      <Icon icon={icon} />
      <span>{names.length}</span>
    </Button>
  </OverlayTrigger>
);

const SceneCardPopovers = patchComponent<SceneCardProps>('SceneCard.Popovers', ({ scene, compact }) => {
  const { tags, performers, scene_markers: markers, organized } = scene;
  if (compact || (!tags.length && !performers.length && !markers.length && !organized)) return null;
  const count = (className: string, icon: IconDefinition, title: string, names: string[]): React.ReactNode =>
    names.length > 0 && <PopoverCount {...{ className, icon, title, names }} />;
  return (
    <>
      <hr />
      <ButtonGroup className="card-popovers">
        {count(
          'tag-count',
          faTag,
          'Tags',
          tags.map(({ name }) => name),
        )}
        {count(
          'performer-count',
          faUser,
          'Performers',
          performers.map(({ name }) => name),
        )}
        {count(
          'marker-count',
          faMapMarkerAlt,
          'Markers',
          markers.map((m) => m.title || m.primary_tag.name),
        )}
        {organized && (
          <div className="organized">
            <Button className="minimal" title="Organized">
              <Icon icon={faBox} />
            </Button>
          </div>
        )}
      </ButtonGroup>
    </>
  );
});

const SceneCardDetails = patchComponent<SceneCardProps>('SceneCard.Details', ({ scene }) => (
  <div className="scene-card__details">
    <span className="scene-card__date">{scene.date}</span>
    <span className="file-path extra-scene-info">{scenePath(scene)}</span>
    <TruncatedText className="scene-card__description" text={scene.details} lineCount={3} />
  </div>
));

const SceneCardOverlays = patchComponent<SceneCardProps>('SceneCard.Overlays', ({ scene }) =>
  scene.studio ? (
    <div className="studio-overlay">
      <Link to={scenesOf('studios', scene.studio)}>{scene.studio.name}</Link>
    </div>
  ) : null,
);

const SceneCardImage = patchComponent<SceneCardProps>('SceneCard.Image', ({ scene }) => {
  const [file] = scene.files;
  return (
    <>
      <div
        className={file && file.height > file.width ? 'scene-card-preview portrait' : 'scene-card-preview'}
      >
        <img
          className="scene-card-preview-image"
          loading="lazy"
          alt=""
          src={scene.paths.screenshot ?? undefined}
        />
      </div>
      {scene.rating100 !== null && <div className="rating-banner">{scene.rating100}</div>}
      {file && (
        <div className="scene-specs-overlay">
          <span className="overlay-filesize extra-scene-info">{fileSize(file.size)} </span>
          <span className="overlay-resolution">{resolution(file.width, file.height)} </span>
          {file.duration >= 1 && <span className="overlay-duration">{timestamp(file.duration)}</span>}
        </div>
      )}
    </>
  );
});

export const SceneCard = patchComponent<SceneCardProps>('SceneCard', (props) => {
  const { scene, queue, index, zoomIndex, compact, width, selecting, selected, onSelectedChanged } = props;
  const zoom = !compact && zoomIndex !== undefined ? `zoom-${zoomIndex}` : '';
  return (
    <GridCard
      className={`scene-card ${zoom} ${scene.files.length ? '' : 'fileless'}`}
      url={queue ? queue.makeLink(scene.id, { sceneIndex: index, continue: false }) : `/scenes/${scene.id}`}
      title={sceneTitle(scene)}
      width={width}
      linkClassName="scene-card-link"
      thumbnailSectionClassName="video-section"
      image={<SceneCardImage {...props} />}
      overlays={<SceneCardOverlays {...props} />}
      details={<SceneCardDetails {...props} />}
      popovers={<SceneCardPopovers {...props} />}
      selecting={selecting}
      selected={selected}
      onSelectedChanged={onSelectedChanged}
    />
  );
});
