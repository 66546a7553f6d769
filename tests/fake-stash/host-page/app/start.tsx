import { ApolloProvider } from '@apollo/client';
import React from 'react';
import ReactDOM from 'react-dom';
import { BrowserRouter } from 'react-router-dom';
import { App } from './App.tsx';
import { baseURL } from './create-client.ts';
import { PluginApi } from './plugin-api.tsx';
import { getClient } from './stash-service.ts';

export function start(): void {
  Object.assign(window, { PluginApi });
  ReactDOM.render(
    <ApolloProvider client={getClient()}>
      <BrowserRouter basename={baseURL}>
        <App />
      </BrowserRouter>
    </ApolloProvider>,
    document.getElementById('root'),
  );
}
