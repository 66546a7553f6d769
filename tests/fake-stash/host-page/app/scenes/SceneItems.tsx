import React from 'react';
import { Table } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import type { ListFilterModel } from '../list/filter.ts';
import { sceneTitle, timestamp } from '../shared/text.ts';
import type { SlimScene } from '../types.ts';
import type { SceneQueue } from './scene-queue.ts';
import { SceneCard } from './SceneCard.tsx';

interface SceneItemsProps {
  filter: ListFilterModel;
  scenes: SlimScene[];
  queue: SceneQueue;
  selectedIds: Set<string>;
  onSelectChange: (id: string, selected: boolean, shiftKey: boolean) => void;
}

/** The scenes of one page. Only the grid consists of cards, so only there plugins can add to them. */
export const SceneItems: React.FC<SceneItemsProps> = ({
  filter,
  scenes,
  queue,
  selectedIds,
  onSelectChange,
}) => {
  if (scenes.length === 0) return <p className="no-results">No scenes found.</p>;
  if (filter.displayMode === 1)
    return (
      <Table responsive striped bordered className="scene-table">
        <thead>
          <tr>
            <th>Title</th>
            <th>Date</th>
            <th>Studio</th>
            <th>Duration</th>
          </tr>
        </thead>
        <tbody>
          {scenes.map((scene, sceneIndex) => (
            <tr key={scene.id}>
              <td>
                <Link to={queue.makeLink(scene.id, { sceneIndex })}>{sceneTitle(scene)}</Link>
              </td>
              <td>{scene.date}</td>
              <td>{scene.studio?.name}</td>
              <td>{timestamp(scene.files[0]?.duration ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    );
  if (filter.displayMode === 2)
    return (
      <div className="wall scenes">
        {scenes.map((scene, sceneIndex) => (
          <Link key={scene.id} to={queue.makeLink(scene.id, { sceneIndex })} title={sceneTitle(scene)}>
            <img loading="lazy" alt={sceneTitle(scene)} src={scene.paths.screenshot ?? undefined} />
          </Link>
        ))}
      </div>
    );
  return (
    <div className="row justify-content-center scene-cards">
      {scenes.map((scene, index) => (
        <SceneCard
          key={scene.id}
          scene={scene}
          queue={queue}
          index={index}
          zoomIndex={filter.zoomIndex}
          selecting={selectedIds.size > 0}
          selected={selectedIds.has(scene.id)}
          onSelectedChanged={(selected, shiftKey) => onSelectChange(scene.id, selected, shiftKey)}
        />
      ))}
    </div>
  );
};
