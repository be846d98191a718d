// Loaded into a run by a test: its threads end before they answer.
import {isMainThread} from 'node:worker_threads'

if (!isMainThread) process.exit(7)
