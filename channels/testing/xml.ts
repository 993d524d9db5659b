// The strict reader of the simulator, for the tests of whoever writes XML.
export { NotWellFormed, parseXml, textOf, type Element } from '../simulator/xml.ts';
