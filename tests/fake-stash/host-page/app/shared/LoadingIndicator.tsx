import React from 'react';
import { Spinner } from 'react-bootstrap';
import { patchComponent } from '../patch.tsx';

export const LoadingIndicator: React.FC<{ message?: React.ReactNode; inline?: boolean; small?: boolean }> =
  patchComponent('LoadingIndicator', ({ message = 'Loading…', inline = false, small = false }) => (
    <div className={inline ? 'LoadingIndicator inline' : 'LoadingIndicator'}>
      <Spinner animation="border" role="status" {...(small ? { size: 'sm' as const } : {})}>
        <span className="sr-only">Loading…</span>
      </Spinner>
      {!small && <h4 className="LoadingIndicator-message">{message}</h4>}
    </div>
  ));
