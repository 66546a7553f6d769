import React from 'react';
import type { IconDefinition } from '../icons.ts';
import { patchComponent } from '../patch.tsx';

interface IconProps {
  icon: IconDefinition;
  className?: string;
  color?: string;
}

export const Icon: React.FC<IconProps> = patchComponent('Icon', ({ icon, className = '', color }) => {
  const [width, height, , , path] = icon.icon;
  return (
    <svg
      aria-hidden="true"
      className={`svg-inline--fa fa-${icon.iconName} fa-icon ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      color={color}
    >
      <path fill="currentColor" fillRule="evenodd" d={path} />
    </svg>
  );
});
