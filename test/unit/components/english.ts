import { configure } from '@testing-library/preact';
import { installBrowser } from '../../gallery/browser.ts';
import { messagesOf } from '../../gallery/messages.ts';

installBrowser('en', await messagesOf('en'));
// What is waited for comes in a moment; a busy machine may take its time for that.
configure({ asyncUtilTimeout: 30_000 });
