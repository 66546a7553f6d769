import React from 'react';
import { Card, Form } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { patchComponent } from '../patch.tsx';
import { TruncatedText } from './TruncatedText.tsx';

interface GridCardProps {
  className?: string;
  linkClassName?: string;
  thumbnailSectionClassName?: string;
  width?: number | undefined;
  url: string;
  title: React.ReactNode;
  image: JSX.Element;
  overlays?: JSX.Element;
  details?: JSX.Element;
  popovers?: JSX.Element;
  selecting?: boolean | undefined;
  selected?: boolean | undefined;
  onSelectedChanged?: ((selected: boolean, shiftKey: boolean) => void) | undefined;
}

/** While something is selected, a click on the picture or title selects instead of following the link. */
export const GridCard: React.FC<GridCardProps> = patchComponent('GridCard', (props) => {
  const { selecting, selected = false, onSelectedChanged } = props;
  const onClick = (event: React.MouseEvent): void => {
    if (!selecting || !onSelectedChanged) return;
    onSelectedChanged(!selected, event.shiftKey);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Card className={`${props.className ?? ''} grid-card`} style={{ width: props.width }} onClick={onClick}>
      {onSelectedChanged && (
        <div className="card-controls">
          <Form.Control
            type="checkbox"
            className="card-check mousetrap"
            aria-label="Select"
            checked={selected}
            onChange={() => onSelectedChanged(!selected, false)}
            onClick={(event: React.MouseEvent) => event.stopPropagation()}
          />
        </div>
      )}
      <div className={`${props.thumbnailSectionClassName ?? ''} thumbnail-section`}>
        <Link to={props.url} className={props.linkClassName} onClick={onClick}>
          {props.image}
        </Link>
        {props.overlays}
      </div>
      <div className="card-section">
        <Link to={props.url} onClick={onClick}>
          <h5 className="card-section-title flex-aligned">
            <TruncatedText text={props.title} lineCount={2} />
          </h5>
        </Link>
        {props.details}
      </div>
      {props.popovers}
    </Card>
  );
});
