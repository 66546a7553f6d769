import React, { createContext, useContext, useEffect, useRef, useState } from 'react';
import { Button, Collapse } from 'react-bootstrap';
import { faChevronDown, faChevronRight, faSliders } from '../icons.ts';
import { Icon } from '../shared/Icon.tsx';

const narrow = '(max-width: 767.98px)';
/** Open at first, except where it would cover the list. */
export const sidebarOpensByItself = (): boolean => !window.matchMedia(narrow).matches;

/** Which sections are open; kept in the location's state, so that it survives the list's changes of the address. */
export const SidebarStateContext = createContext<{
  sectionOpen: Record<string, boolean>;
  setSectionOpen: (section: string, open: boolean) => void;
} | null>(null);

export const Sidebar: React.FC<{ hide: boolean; onHide: () => void }> = ({ hide, onHide, children }) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hide || !window.matchMedia(narrow).matches) return;
    const close = (event: MouseEvent): void => {
      const target = event.target as Element;
      if (element.current?.contains(target) || target.closest('.ignore-sidebar-outside-click')) return;
      onHide();
    };
    document.addEventListener('mousedown', close);
    return () => document.removeEventListener('mousedown', close);
  }, [hide, onHide]);
  return (
    <div ref={element} className="sidebar">
      {children}
    </div>
  );
};

export const SidebarToggleButton: React.FC<{ onClick: () => void }> = ({ onClick }) => (
  <div className="sidebar-toggle-button-container">
    <Button
      variant="secondary"
      className="sidebar-toggle-button ignore-sidebar-outside-click minimal"
      title="Toggle sidebar"
      onClick={onClick}
    >
      <Icon icon={faSliders} />
    </Button>
  </div>
);

interface SidebarSectionProps {
  text: React.ReactNode;
  className?: string;
  outsideCollapse?: React.ReactNode;
  sectionID?: string;
}

/** Its content is mounted only while it is open. */
export const SidebarSection: React.FC<SidebarSectionProps> = ({
  text,
  className = '',
  outsideCollapse,
  sectionID = '',
  children,
}) => {
  const shared = useContext(SidebarStateContext);
  const [ownOpen, setOwnOpen] = useState(false);
  const open = shared && sectionID ? (shared.sectionOpen[sectionID] ?? false) : ownOpen;
  const toggle = (): void => {
    if (shared && sectionID) shared.setSectionOpen(sectionID, !open);
    else setOwnOpen(!open);
  };
  return (
    <div className={`sidebar-section ${className}`}>
      <div className="collapse-header">
        <Button className="collapse-button minimal" aria-expanded={open} onClick={toggle}>
          <Icon icon={open ? faChevronDown : faChevronRight} className="fa-fw" />
          <span>{text}</span>
        </Button>
      </div>
      {outsideCollapse}
      <Collapse in={open} mountOnEnter unmountOnExit>
        <div className="sidebar-section-content">{children}</div>
      </Collapse>
    </div>
  );
};
