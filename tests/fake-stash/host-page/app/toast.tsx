import React, { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { Toast } from 'react-bootstrap';

export interface ToastApi {
  toast: (content: { content: React.ReactNode; variant?: string; delay?: number }) => void;
  success: (message: React.ReactNode) => void;
  error: (error: unknown) => void;
}

interface Shown {
  key: number;
  content: React.ReactNode;
  variant: string;
  delay: number;
}

const ToastContext = createContext<ToastApi | null>(null);
let lastKey = 0;

export const ToastProvider: React.FC = ({ children }) => {
  const [shown, setShown] = useState<Shown[]>([]);

  const show = useCallback<ToastApi['toast']>(({ content, variant = 'success', delay = 3000 }) => {
    lastKey += 1;
    const key = lastKey;
    setShown((all) => [...all, { key, content, variant, delay }]);
  }, []);

  const api = useMemo<ToastApi>(
    () => ({
      toast: show,
      success: (message) => show({ content: message }),
      error(error) {
        console.error(error);
        show({
          content: error instanceof Error ? error.message : String(error),
          variant: 'danger',
          delay: 5000,
        });
      },
    }),
    [show],
  );

  return (
    <ToastContext.Provider value={api}>
      {children}
      <div className="toast-container">
        {shown.map(({ key, content, variant, delay }) => (
          <Toast
            key={key}
            autohide
            delay={delay}
            className={variant}
            onClose={() => setShown((all) => all.filter((toast) => toast.key !== key))}
          >
            <Toast.Header>
              <span className="toast-content mr-auto">{content}</span>
            </Toast.Header>
          </Toast>
        ))}
      </div>
    </ToastContext.Provider>
  );
};

export function useToast(): ToastApi {
  const api = useContext(ToastContext);
  if (!api) throw new Error('useToast used outside of ToastProvider');
  return api;
}
