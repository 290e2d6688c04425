import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('graphiql');
if (root !== null) {
  root.style.height = '100vh';
  createRoot(root).render(<GraphiQL fetcher={createGraphiQLFetcher({ url: '/graphql' })} />);
}
