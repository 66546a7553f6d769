import React from 'react';
import { Button } from 'react-bootstrap';
import { timestamp } from '../shared/text.ts';
import type { Marker } from '../types.ts';

interface SceneMarkersPanelProps {
  markers: Marker[];
  onClickMarker: (marker: Marker) => void;
}

export const SceneMarkersPanel: React.FC<SceneMarkersPanelProps> = ({ markers, onClickMarker }) =>
  markers.length === 0 ? (
    <p className="text-muted">No markers.</p>
  ) : (
    <ul className="scene-markers-panel list-unstyled">
      {markers.map((marker) => (
        <li key={marker.id}>
          <Button variant="link" onClick={() => onClickMarker(marker)}>
            {timestamp(marker.seconds)} {marker.title || marker.primary_tag.name}
          </Button>
        </li>
      ))}
    </ul>
  );
