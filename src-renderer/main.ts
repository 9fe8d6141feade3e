import { mount } from 'svelte';
import { connectToHost } from './api/connect.ts';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { Workbench } from './state/workbench.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no #app element.');

const workbench = new Workbench(connectToHost());
void workbench.open();
mount(App, { target, props: { workbench } });
