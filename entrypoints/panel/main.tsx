import '../../lib/quiet-end.ts';
import '../../lib/jitless.ts';

import { start } from '../page/start.tsx';
import { App } from './App.tsx';
import { client } from './query.ts';

start(App, client);
