import React, { useState } from 'react';
import { Button, Collapse, Form } from 'react-bootstrap';
import { faChevronDown, faChevronUp } from '../icons.ts';
import { patchComponent } from '../patch.tsx';
import { Icon } from '../shared/Icon.tsx';

interface SettingProps {
  id?: string;
  className?: string | undefined;
  heading?: React.ReactNode;
  subHeading?: React.ReactNode;
  onClick?: React.MouseEventHandler<HTMLDivElement>;
  disabled?: boolean;
}

export const Setting = patchComponent<React.PropsWithChildren<SettingProps>>(
  'Setting',
  ({ id, className = '', heading, subHeading, onClick, disabled, children }) => (
    <div className={`setting ${className} ${disabled ? 'disabled' : ''}`} id={id} onClick={onClick}>
      <div>
        <h3>{heading}</h3>
        {subHeading && <div className="sub-heading">{subHeading}</div>}
      </div>
      <div>{children}</div>
    </div>
  ),
);

interface SettingGroupProps {
  settingProps?: SettingProps;
  topLevel?: JSX.Element;
  collapsible?: boolean;
  collapsedDefault?: boolean;
}

export const SettingGroup = patchComponent<React.PropsWithChildren<SettingGroupProps>>(
  'SettingGroup',
  ({ settingProps, topLevel, collapsible, collapsedDefault, children }) => {
    const [open, setOpen] = useState(!collapsedDefault);
    return (
      <div className={collapsible ? 'setting-group collapsible' : 'setting-group'}>
        <Setting {...settingProps}>
          {topLevel}
          {collapsible && (
            <Button
              className="setting-group-collapse-button minimal"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Icon icon={open ? faChevronUp : faChevronDown} />
            </Button>
          )}
        </Setting>
        <Collapse in={open}>
          <div className="collapsible-section">{children}</div>
        </Collapse>
      </div>
    );
  },
);

interface ValueSetting<T> extends SettingProps {
  id: string;
  value: T;
  onChange: (value: T) => void;
}

export const BooleanSetting = patchComponent<Omit<ValueSetting<boolean>, 'value'> & { checked?: boolean }>(
  'BooleanSetting',
  ({ id, checked = false, onChange, ...setting }) => (
    <Setting {...setting}>
      <Form.Switch id={id} label="" checked={checked} onChange={() => onChange(!checked)} />
    </Setting>
  ),
);

export const StringSetting = patchComponent<ValueSetting<string>>(
  'StringSetting',
  ({ id, value, onChange, ...setting }) => (
    <Setting {...setting}>
      <Form.Control id={id} defaultValue={value} onBlur={(event) => onChange(event.target.value)} />
    </Setting>
  ),
);

export const NumberSetting = patchComponent<ValueSetting<number>>(
  'NumberSetting',
  ({ id, value, onChange, ...setting }) => (
    <Setting {...setting}>
      <Form.Control
        id={id}
        type="number"
        defaultValue={value}
        onBlur={(event) => onChange(Number(event.target.value))}
      />
    </Setting>
  ),
);

export const SettingSection: React.FC<{ heading: string }> = ({ heading, children }) => (
  <div className="setting-section">
    <h1>{heading}</h1>
    <div className="card">{children}</div>
  </div>
);
