import type { Meta } from '@storybook/web-components-vite';
import { questionMeta, type QuestionArgs, type Story } from '../support/question.ts';

const meta: Meta<QuestionArgs> = { title: 'Questions/Text', ...questionMeta('text') };
export default meta;

export const Empty: Story = {};
export const Answered: Story = { args: { state: 'filled' } };
export const Wrong: Story = { args: { state: 'wrong' } };
export const Disabled: Story = { args: { state: 'filled', disabled: true } };
export const LongText: Story = { args: { long: true, narrow: true } };
export const Italian: Story = { args: { locale: 'it', state: 'filled' } };
export const English: Story = { args: { locale: 'en', state: 'filled' } };
export const Albanian: Story = { args: { locale: 'sq', state: 'filled' } };
export const Narrow: Story = { args: { state: 'filled', narrow: true } };
export const Dark: Story = { args: { state: 'filled', dark: true } };
