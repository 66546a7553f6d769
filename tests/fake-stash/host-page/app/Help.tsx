import React, { createContext, useContext, useMemo, useState } from 'react';
import { Button, Modal, Table } from 'react-bootstrap';

const HelpContext = createContext<{ openManual: () => void }>({ openManual: () => undefined });
export const useHelp = (): { openManual: () => void } => useContext(HelpContext);

const keys: [string, string][] = [
  ['?', 'This page'],
  ['g s', 'Scenes'],
  ['g p', 'Performers'],
  ['g u', 'Studios'],
  ['g t', 'Tags'],
  ['g z', 'Settings'],
  ['← →', 'List: previous or next page'],
  ['s a, s n', 'List: select all, none'],
  ['a, q, k, i, e', 'Scene: details, queue, markers, file info, edit'],
  ['o', 'Scene: count up'],
  ['p n, p p', 'Scene: next, previous in the queue'],
];

export const HelpProvider: React.FC = ({ children }) => {
  const [open, setOpen] = useState(false);
  const value = useMemo(() => ({ openManual: () => setOpen(true) }), []);
  return (
    <HelpContext.Provider value={value}>
      <Modal show={open} onHide={() => setOpen(false)} className="manual" aria-label="Help">
        <Modal.Header>Help</Modal.Header>
        <Modal.Body>
          <Table size="sm">
            <tbody>
              {keys.map(([key, meaning]) => (
                <tr key={key}>
                  <td>
                    <kbd>{key}</kbd>
                  </td>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Close
          </Button>
        </Modal.Footer>
      </Modal>
      {children}
    </HelpContext.Provider>
  );
};
