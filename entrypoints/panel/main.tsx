import { render } from 'preact';

render(<main>Plumbline</main>, document.body);
