import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from 'lit';
import { VarcoElement } from '../element/varco-element.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { partnerMapStyles } from './partner-map.styles.ts';
import { read } from './read.ts';
