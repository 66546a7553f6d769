import React from 'react';
import { Button, ButtonGroup, Dropdown } from 'react-bootstrap';
import { useIntl } from '../intl.tsx';
import { patchComponent } from '../patch.tsx';

interface PaginationProps {
  itemsPerPage: number;
  currentPage: number;
  totalItems: number;
  metadataByline?: React.ReactNode;
  onChangePage: (page: number) => void;
  pagePopupPlacement?: string;
}

/** From this many pages on, a menu stands in for the row of page numbers. */
const compactFrom = 4;
const pagesInMenu = 200;

const PageMenu: React.FC<{ pages: number; currentPage: number; onChangePage: (page: number) => void }> = ({
  pages,
  currentPage,
  onChangePage,
}) => {
  const intl = useIntl();
  return (
    <Dropdown as={ButtonGroup} className="page-count-container">
      <Dropdown.Toggle variant="secondary" id="page-count" className="page-count">
        {intl.formatNumber(currentPage)} of {intl.formatNumber(pages)}
      </Dropdown.Toggle>
      <Dropdown.Menu className="page-menu">
        {Array.from({ length: Math.min(pages, pagesInMenu) }, (_, index) => index + 1).map((page) => (
          <Dropdown.Item key={page} active={page === currentPage} onClick={() => onChangePage(page)}>
            {intl.formatNumber(page)}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </Dropdown>
  );
};

export const Pagination: React.FC<PaginationProps> = patchComponent(
  'Pagination',
  ({ itemsPerPage, currentPage, totalItems, onChangePage }) => {
    const intl = useIntl();
    const pages = Math.ceil(totalItems / itemsPerPage);
    if (!(pages > 1)) return <div />;

    const step = (label: string, title: string, page: number): React.ReactNode => (
      <Button
        variant="secondary"
        title={title}
        disabled={page < 1 || page > pages || page === currentPage}
        onClick={() => onChangePage(page)}
      >
        {label}
      </Button>
    );

    return (
      <ButtonGroup className="pagination">
        {step('«', 'First', 1)}
        {step('‹', 'Previous', currentPage - 1)}
        {pages >= compactFrom ? (
          <PageMenu pages={pages} currentPage={currentPage} onChangePage={onChangePage} />
        ) : (
          Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
            <Button
              key={page}
              variant="secondary"
              active={page === currentPage}
              onClick={() => onChangePage(page)}
            >
              {intl.formatNumber(page)}
            </Button>
          ))
        )}
        {step('›', 'Next', currentPage + 1)}
        {step('»', 'Last', pages)}
      </ButtonGroup>
    );
  },
);

interface PaginationIndexProps {
  loading?: boolean;
  itemsPerPage: number;
  currentPage: number;
  totalItems: number;
  metadataByline?: React.ReactNode;
}

export const PaginationIndex: React.FC<PaginationIndexProps> = patchComponent(
  'PaginationIndex',
  ({ loading = false, itemsPerPage, currentPage, totalItems, metadataByline }) => {
    const intl = useIntl();
    if (loading) return null;
    const first = Math.min((currentPage - 1) * itemsPerPage + 1, totalItems);
    const last = Math.min(first + itemsPerPage - 1, totalItems);
    return (
      <span className="filter-container text-muted paginationIndex center-text">
        {`${intl.formatNumber(first)}-${intl.formatNumber(last)} of ${intl.formatNumber(totalItems)}`}
        <br />
        {metadataByline}
      </span>
    );
  },
);
