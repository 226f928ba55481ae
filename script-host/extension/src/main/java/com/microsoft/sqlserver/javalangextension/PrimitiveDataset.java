package com.microsoft.sqlserver.javalangextension;

/** A dataset that keeps the arrays that it was given. */
public class PrimitiveDataset extends AbstractSqlServerExtensionDataset {}
