import React, { createContext, useContext } from 'react';

/**
 * A stand-in for react-intl with the few names that plugins use. Texts are this page's own; an unknown id is shown
 * by its `defaultMessage`, else as the id itself, which is what a person would see in Stash as well.
 */
export type Values = Record<string, React.ReactNode>;
export interface MessageDescriptor {
  id?: string;
  defaultMessage?: string;
}

const messages: Record<string, string> = {
  date: 'Date',
  duration: 'Duration',
  filesize: 'File size',
  file_mod_time: 'File changed',
  created_at: 'Added',
  updated_at: 'Updated',
  details: 'Details',
  file_info: 'File info',
  markers: 'Markers',
  organized: 'Organized',
  path: 'Path',
  performers: 'Performers',
  play_count: 'Play count',
  performer_count: 'Performer count',
  tag_count: 'Tag count',
  queue: 'Queue',
  random: 'Random',
  rating: 'Rating',
  scene: 'Scene',
  scenes: 'Scenes',
  settings: 'Settings',
  studios: 'Studios',
  tags: 'Tags',
  title: 'Title',
  'actions.edit': 'Edit',
  'actions.save': 'Save',
  'actions.cancel': 'Cancel',
  'actions.close': 'Close',
};

export interface IntlShape {
  locale: string;
  messages: Record<string, string>;
  formatMessage: (descriptor: MessageDescriptor, values?: Values) => string;
  formatNumber: (value: number, options?: Intl.NumberFormatOptions) => string;
  formatDate: (value: string | number | Date, options?: Intl.DateTimeFormatOptions) => string;
  formatTime: (value: string | number | Date, options?: Intl.DateTimeFormatOptions) => string;
}

export function createIntl({ locale = 'en-GB' }: { locale?: string } = {}): IntlShape {
  return {
    locale,
    messages,
    formatMessage({ id = '', defaultMessage }, values) {
      const text = messages[id] ?? defaultMessage ?? id;
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values?.[name] ?? whole));
    },
    formatNumber: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    formatDate: (value, options) => new Intl.DateTimeFormat(locale, options).format(new Date(value)),
    formatTime: (value, options) =>
      new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...options }).format(new Date(value)),
  };
}

const IntlContext = createContext<IntlShape>(createIntl());
export const IntlProvider: React.FC<{ locale?: string }> = ({ locale, children }) => (
  <IntlContext.Provider value={createIntl(locale === undefined ? {} : { locale })}>
    {children}
  </IntlContext.Provider>
);

export const useIntl = (): IntlShape => useContext(IntlContext);
/** @public Plugins use it. */
export const FormattedMessage: React.FC<MessageDescriptor & { values?: Values }> = ({
  values,
  ...descriptor
}) => <>{useIntl().formatMessage(descriptor, values)}</>;
/** @public Plugins use it. */
export const FormattedNumber: React.FC<{ value: number }> = ({ value }) => (
  <>{useIntl().formatNumber(value)}</>
);
export const FormattedDate: React.FC<{ value: string | number | Date }> = ({ value }) => (
  <>{useIntl().formatDate(value)}</>
);
/** @public Plugins use it. */
export const FormattedTime: React.FC<{ value: string | number | Date }> = ({ value }) => (
  <>{useIntl().formatTime(value)}</>
);
/** @public Plugins use it. */
export const defineMessages = <T,>(descriptors: T): T => descriptors;
