import React from 'react';
import { patchComponent } from '../patch.tsx';
import { fileSize, timestamp } from '../shared/text.ts';
import type { Scene } from '../types.ts';

export const SceneFileInfoPanel = patchComponent<{ scene: Scene }>('SceneFileInfoPanel', ({ scene }) => (
  <>
    {scene.files.map((file) => (
      <dl key={file.id} className="scene-file-info details-list">
        {file.fingerprints.map(({ type, value }) => (
          <React.Fragment key={type}>
            <dt>{type}</dt>
            <dd>{value}</dd>
          </React.Fragment>
        ))}
        <dt>Path</dt>
        <dd className="file-path">{file.path}</dd>
        <dt>File size</dt>
        <dd>{fileSize(file.size)}</dd>
        <dt>Duration</dt>
        <dd>{timestamp(file.duration)}</dd>
        <dt>Dimensions</dt>
        <dd>
          {file.width} × {file.height}
        </dd>
        <dt>Codecs</dt>
        <dd>
          {file.video_codec}, {file.audio_codec}
        </dd>
      </dl>
    ))}
    {scene.stash_ids.map(({ endpoint, stash_id }) => (
      <p key={endpoint + stash_id} className="stash-id">
        {endpoint}: {stash_id}
      </p>
    ))}
  </>
));
