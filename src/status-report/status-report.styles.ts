import { css } from 'lit';

export const statusReportStyles = css``;
