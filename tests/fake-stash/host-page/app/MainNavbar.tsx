import Mousetrap from 'mousetrap';
import React, { useEffect, useRef, useState } from 'react';
import { Button, Nav, Navbar } from 'react-bootstrap';
import { Link, NavLink, useHistory, useLocation } from 'react-router-dom';
import { useHelp } from './Help.tsx';
import {
  faBars,
  faCog,
  faPlay,
  faQuestionCircle,
  faTag,
  faTimes,
  faUser,
  faVideo,
  type IconDefinition,
} from './icons.ts';
import { patchComponent } from './patch.tsx';
import { Icon } from './shared/Icon.tsx';

const MenuItems = patchComponent<React.PropsWithChildren<object>>('MainNavBar.MenuItems', ({ children }) => (
  <Nav>{children}</Nav>
));
// Rendered twice: in the collapsed menu and in the bar. What a plugin adds appears in both.
const UtilityItems = patchComponent<React.PropsWithChildren<object>>(
  'MainNavBar.UtilityItems',
  ({ children }) => <>{children}</>,
);

const menu: { href: string; label: string; icon: IconDefinition; keys: string }[] = [
  { href: '/scenes', label: 'Scenes', icon: faPlay, keys: 'g s' },
  { href: '/performers', label: 'Performers', icon: faUser, keys: 'g p' },
  { href: '/studios', label: 'Studios', icon: faVideo, keys: 'g u' },
  { href: '/tags', label: 'Tags', icon: faTag, keys: 'g t' },
];

export const MainNavbar: React.FC = () => {
  const history = useHistory();
  const { pathname } = useLocation();
  const { openManual } = useHelp();
  const [expanded, setExpanded] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const collapse = (): void => setExpanded(false);

  useEffect(() => {
    if (!expanded) return;
    const close = (event: Event): void => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) setExpanded(false);
    };
    document.addEventListener('click', close);
    return () => document.removeEventListener('click', close);
  }, [expanded]);

  useEffect(() => {
    const go = (href: string) => (): void => {
      history.push(href);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    };
    Mousetrap.bind('?', openManual);
    Mousetrap.bind('g z', go('/settings'));
    for (const { href, keys } of menu) Mousetrap.bind(keys, go(href));
    return () => {
      for (const keys of ['?', 'g z', ...menu.map((item) => item.keys)]) Mousetrap.unbind(keys);
    };
  });

  const utilities = (
    <>
      <NavLink className="nav-utility" exact to="/settings" onClick={collapse}>
        <Button className="minimal d-flex align-items-center h-100" title="Settings">
          <Icon icon={faCog} />
        </Button>
      </NavLink>
      <Button className="nav-utility minimal" title="Help" onClick={openManual}>
        <Icon icon={faQuestionCircle} />
      </Button>
    </>
  );

  return (
    <Navbar
      collapseOnSelect
      fixed="top"
      variant="dark"
      bg="dark"
      className="top-nav"
      expand="xl"
      expanded={expanded}
      onToggle={setExpanded}
      ref={bar}
    >
      <Navbar.Collapse className="bg-dark order-sm-1">
        <MenuItems>
          {menu.map(({ href, label, icon }) => (
            <Nav.Link key={href} eventKey={href} as="div" className="col-4 col-sm-3 col-md-2 col-lg-auto">
              <Button
                className={`minimal p-4 p-xl-2 d-flex d-xl-inline-block flex-column justify-content-between align-items-center${pathname === href ? ' active' : ''}`}
                href={history.createHref({ pathname: href })}
                onClick={(event: React.MouseEvent) => {
                  event.preventDefault();
                  history.push(href);
                  collapse();
                }}
              >
                <Icon icon={icon} className="nav-menu-icon d-block d-xl-inline mb-2 mb-xl-0" />
                <span>{label}</span>
              </Button>
            </Nav.Link>
          ))}
        </MenuItems>
        <Nav>
          <UtilityItems>{utilities}</UtilityItems>
        </Nav>
      </Navbar.Collapse>
      <Navbar.Brand as="div" onClick={collapse}>
        <Link to="/">
          <Button className="minimal brand-link d-inline-block">Stash</Button>
        </Link>
      </Navbar.Brand>
      <Nav className="navbar-buttons flex-row ml-auto order-xl-2">
        <UtilityItems>{utilities}</UtilityItems>
        <Navbar.Toggle className="nav-menu-toggle ml-sm-2">
          <Icon icon={expanded ? faTimes : faBars} />
        </Navbar.Toggle>
      </Nav>
    </Navbar>
  );
};
