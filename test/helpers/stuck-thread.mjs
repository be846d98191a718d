// Loaded into a run by a test: its threads never come to an end.
import {writeSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

if (!isMainThread) {
  writeSync(2, 'stuck\n')
  for (;;);
}
