/** The structs of `apiextensions-apiserver/pkg/apis/apiextensions` that error messages show. */

/** Declarations for {@link GoTypes}. */
export const apiExtensionsTypes = () => `
apiextensions.CustomResourceDefinitionVersion: Name string, Served bool, Storage bool, Deprecated bool, DeprecationWarning *string, Schema *CustomResourceValidation, Subresources *CustomResourceSubresources, AdditionalPrinterColumns []CustomResourceColumnDefinition
apiextensions.CustomResourceColumnDefinition: Name string, Type string, Format string, Description string, Priority int32, JSONPath:jsonPath string
apiextensions.ValidationRule: Rule string, Message string, MessageExpression string, Reason *FieldValueErrorReason, FieldPath string
`;
