// Written by `npm run shapes` from src/contract/partners.ts: change that, not this.
import type { Shape } from '../shape.ts';

const s0 = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const s1 = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const s2 = { '|': ['s', { '': 's', '~': /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ }] };
const s3 = /^https?:\/\/[^\s"'<>\\]+$/;
const s4 = { id: s0, label: s2 };
const s5 = /^[A-Z]{2}$/;
const s6 = /^[\d.~/-]{4,24}$/;
const s7 = /^[^]{0,256}$/;
const s8 = /^[^]{0,500}$/;
const s9 = /^[^]{0,4000}$/;
const s10 = /^[^]{0,2000}$/;
const s11 = /^\d{4}-\d\d-\d\d$/;
const s12 = { 'basis?': '=explicit|implied|public|common-knowledge', 'source?': 's', 'note?': s2, 'by?': 's', 'at?': s11 };

export const partnersShape = { type: '=FeatureCollection', '$schema?': 's', id: s0, version: /./s, 'digest?': 's', locales: [s1, 1], 'bbox?': { '^': ['n', 'n', 'n', 'n'] }, 'title?': s2, 'intro?': s2, 'notice?': s2, 'privacy?': { controller: s2, 'notice?': s3, 'contact?': 's', 'retentionDays?': 'i>0' }, kinds: [s4], 'sectors?': [s4], 'programmes?': [s4], 'tags?': [s4], 'relationTypes?': [{ id: s0, label: s2, inverse: s2, 'network?': 'b' }], features: [{ type: '=Feature', id: s0, geometry: { '|': ['0', { type: '=Point', coordinates: { '^': ['n', 'n'] } }] }, properties: { name: s2, kind: s0, 'aliases?': ['s'], 'summary?': s2, 'state?': '=active|forming|preparing|closed', 'stateNote?': s2, 'place?': { 'address?': 's', 'city?': s2, 'region?': s2, 'country?': s5, 'precision?': '=address|city|region|country' }, 'scope?': s2, 'countries?': [s5], 'targets?': [s5], 'direction?': '=in|out|both', 'sectors?': [s0], 'programmes?': [s0], 'purposes?': ['=commercial|project'], 'languages?': [s1], 'competences?': [s2], 'services?': [s2], 'usefulFor?': [{ id: s0, 'reason?': s2 }], 'founded?': s6, 'origin?': { 'channel?': s0, 'note?': s2 }, 'projects?': [{ title: s2, 'country?': s5, 'when?': s6, 'role?': s2, 'sectors?': [s0] }], 'opportunities?': [{ 'id?': s0, side: '=offer|need', 'type?': '=BO|BR|TO|TR|RDR', title: { '|': [s7, { '': s7, '~': /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ }] }, 'summary?': { '|': [s8, { '': s8, '~': /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ }] }, 'description?': { '|': [s9, { '': s9, '~': /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ }] }, 'sought?': { '|': [s10, { '': s10, '~': /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ }] }, 'stage?': s2, 'ipr?': s2, 'partnership?': [s2], 'partnerSize?': [s2], 'keywords?': [s2], 'sectors?': [s0], 'countries?': [s5], 'purposes?': ['=commercial|project'], 'period?': s6, 'open?': 'b', 'published?': s11, 'expires?': s11, 'bid?': { 'programme?': s2, 'call?': 's', 'coordinator?': s2, 'opens?': s11, 'deadline?': s11, 'months?': 'n', 'budget?': { amount: 'n', currency: /^[A-Z]{3}$/ } }, 'provenance?': s12 }], 'events?': [{ id: s0, title: s2, 'when?': s6 }], 'url?': s3, 'profiles?': [s3], 'contact?': 'b', 'checked?': s11, 'provenance?': { '': s12 } } }], 'relations?': [{ from: s0, to: s0, type: s0, 'state?': '=possible|contact|exchange|relation|agreement|joint-proposal', 'note?': s2, 'since?': s6, 'until?': s6, 'provenance?': s12 }], 'presence?': [{ member: s0, rows: [{ structure: s0, present: { '|': ['0', 'b'] }, 'role?': { '|': ['0', s2] }, 'body?': { '|': ['0', s2] }, 'contactRole?': { '|': ['0', s2] }, 'since?': { '|': ['0', s6] }, 'source?': { '|': ['0', 's'] } }] }], 'offices?': [{ id: s0, label: s2, 'countries?': [s5], 'sectors?': [s0] }] } as unknown as Shape;
