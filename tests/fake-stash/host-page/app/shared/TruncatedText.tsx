import React from 'react';
import { patchComponent } from '../patch.tsx';

interface TruncatedTextProps {
  text?: React.ReactNode;
  lineCount?: number;
  className?: string;
}

export const TruncatedText: React.FC<TruncatedTextProps> = patchComponent(
  'TruncatedText',
  ({ text, lineCount = 1, className = '' }) =>
    text ? (
      <div className={`TruncatedText ${className}`} style={{ WebkitLineClamp: lineCount }}>
        {text}
      </div>
    ) : null,
);
