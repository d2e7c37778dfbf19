import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

// The shell first: the same engine without the windows around the page, at a quarter of the processor time (decision 0250).
const PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
]

/** The browser of this machine. */
export const PATH = PATHS.find((path) => existsSync(path))

/** It asks nobody for anything but the pages of a test. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--single-threaded --no-opt --no-maglev',
]
