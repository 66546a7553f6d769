import React from 'react';
import { Badge } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { patchComponent } from '../patch.tsx';
import type { Named } from '../types.ts';
import { scenesOf } from './nav-utils.ts';

export const TagLink: React.FC<{ tag: Named }> = patchComponent('TagLink', ({ tag }) => (
  <Badge className="tag-item tag-link" variant="secondary">
    <Link to={scenesOf('tags', tag)}>{tag.name}</Link>
  </Badge>
));
