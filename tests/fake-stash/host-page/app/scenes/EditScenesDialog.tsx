import React, { useState } from 'react';
import { Button, Form, Modal } from 'react-bootstrap';

interface EditScenesDialogProps {
  count: number;
  onSave: (input: { organized?: boolean; rating100?: number }) => Promise<void>;
  onClose: () => void;
}

export const EditScenesDialog: React.FC<EditScenesDialogProps> = ({ count, onSave, onClose }) => {
  const [organized, setOrganized] = useState('');
  const [rating, setRating] = useState('');
  return (
    <Modal show onHide={onClose} className="edit-scenes-dialog">
      <Modal.Header>Edit {count === 1 ? 'the scene' : `${count} scenes`}</Modal.Header>
      <Modal.Body>
        <Form.Group controlId="bulk-organized">
          <Form.Label>Organized</Form.Label>
          <Form.Control as="select" value={organized} onChange={(event) => setOrganized(event.target.value)}>
            <option value="">Leave as it is</option>
            <option value="true">Yes</option>
            <option value="false">No</option>
          </Form.Control>
        </Form.Group>
        <Form.Group controlId="bulk-rating">
          <Form.Label>Rating (1–100)</Form.Label>
          <Form.Control
            type="number"
            min={1}
            max={100}
            value={rating}
            onChange={(event) => setRating(event.target.value)}
          />
        </Form.Group>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!organized && !rating}
          onClick={() =>
            void onSave({
              ...(organized ? { organized: organized === 'true' } : {}),
              ...(rating ? { rating100: Number(rating) } : {}),
            })
          }
        >
          Apply
        </Button>
      </Modal.Footer>
    </Modal>
  );
};
