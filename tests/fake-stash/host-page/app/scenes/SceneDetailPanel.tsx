import React from 'react';
import { Link } from 'react-router-dom';
import { FormattedDate } from '../intl.tsx';
import { scenesOf } from '../shared/nav-utils.ts';
import { TagLink } from '../shared/TagLink.tsx';
import type { Scene } from '../types.ts';

export const SceneDetailPanel: React.FC<{ scene: Scene }> = ({ scene }) => (
  <div className="scene-details">
    <dl className="details-list">
      <dt>Added</dt>
      <dd>
        <FormattedDate value={scene.created_at} />
      </dd>
      <dt>Updated</dt>
      <dd>
        <FormattedDate value={scene.updated_at} />
      </dd>
      {scene.code && (
        <>
          <dt>Code</dt>
          <dd>{scene.code}</dd>
        </>
      )}
      {scene.director && (
        <>
          <dt>Director</dt>
          <dd>{scene.director}</dd>
        </>
      )}
    </dl>
    {scene.details && (
      <>
        <h6>Details</h6>
        <p className="pre">{scene.details}</p>
      </>
    )}
    {scene.tags.length > 0 && (
      <>
        <h6>Tags</h6>
        <div className="scene-tags-list mb-3">
          {scene.tags.map((tag) => (
            <TagLink key={tag.id} tag={tag} />
          ))}
        </div>
      </>
    )}
    {scene.performers.length > 0 && (
      <>
        <h6>Performers</h6>
        <ul className="scene-performers">
          {scene.performers.map((performer) => (
            <li key={performer.id}>
              <Link to={scenesOf('performers', performer)}>{performer.name}</Link>
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);
