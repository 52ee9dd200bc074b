import { installBrowser } from '../../gallery/browser.ts';
import { messagesOf } from '../../gallery/messages.ts';

installBrowser('en', await messagesOf('en'));
