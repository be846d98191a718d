export {type Identity, identify} from './identify.ts'
export {identityKey} from './identity-key.ts'
