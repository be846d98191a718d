import {defineRule} from '../src/rule.ts'
export default defineRule({id: 'canonical-url', summary: '', why: '', severity: 'warning', examples: [], *check() {}})
