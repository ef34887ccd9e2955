import type { Meta } from '@storybook/web-components-vite';
import { questionMeta, type QuestionArgs, type Story } from '../support/question.ts';

const meta: Meta<QuestionArgs> = { title: 'Questions/Note', ...questionMeta('note') };
export default meta;

export const Empty: Story = {};
export const Disabled: Story = { args: { state: 'empty', disabled: true } };
export const LongText: Story = { args: { long: true, narrow: true } };
export const Italian: Story = { args: { locale: 'it', state: 'empty' } };
export const English: Story = { args: { locale: 'en', state: 'empty' } };
export const Albanian: Story = { args: { locale: 'sq', state: 'empty' } };
export const Narrow: Story = { args: { state: 'empty', narrow: true } };
export const Dark: Story = { args: { state: 'empty', dark: true } };
