import React, { useState } from 'react';
import { Button, Form, Modal } from 'react-bootstrap';

interface DeleteScenesDialogProps {
  count: number;
  onDelete: (deleteFile: boolean) => Promise<void>;
  onClose: () => void;
}

export const DeleteScenesDialog: React.FC<DeleteScenesDialogProps> = ({ count, onDelete, onClose }) => {
  const [deleteFile, setDeleteFile] = useState(false);
  return (
    <Modal show onHide={onClose}>
      <Modal.Header>Delete {count === 1 ? 'the scene' : `${count} scenes`}?</Modal.Header>
      <Modal.Body>
        <Form.Check
          id="delete-file"
          label="Delete the files as well"
          checked={deleteFile}
          onChange={() => setDeleteFile(!deleteFile)}
        />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="danger" onClick={() => void onDelete(deleteFile)}>
          Delete
        </Button>
      </Modal.Footer>
    </Modal>
  );
};
