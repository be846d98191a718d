import manifest from '../package.json' with {type: 'json'}

/** What the product calls itself in reports and requests. */
export const tool = {name: manifest.name, version: manifest.version} as const
